/** Words that differ by a letter or two and mean different things: never a slip of the finger. */

const ENDINGS = "ate ite ide ine ene ane yne ol al one ose ase yl ic ous ism ist".split(" ");
const BEGINNINGS = [
  "hyper hypo",
  "inter intra intro",
  "macro micro",
  "endo ecto exo",
  "ab ad",
  "ante anti",
  "homo hemi hetero",
  "sub super supra",
  "mega micro milli",
  "pico peta",
  "tera tetra",
  "deca deci",
  "over under",
  "pro pre",
].map((group) => group.split(" "));
const PAIRS = new Set(
  [
    "ileum ilium",
    "mitosis meiosis",
    "cytosine cytokine",
    "isotope isotone",
    "principal principle",
    "stationary stationery",
    "complement compliment",
    "capital capitol",
    "desert dessert",
    "hyperbola hyperbole",
    "median medium",
    "radian radiant",
    "discreet discrete",
    "angel angle",
    "minor miner",
    "moral morale",
    "liable libel",
    "casual causal",
    "marital martial",
    "ordinance ordnance",
    "council counsel",
    "personal personnel",
    "populace populous",
    "prophecy prophesy",
    "palate palette",
    "faction fraction",
    "trial trail",
    "united untied",
    "sacred scared",
    "silver sliver",
    "calvary cavalry",
    "cornea corona",
    "mucus mucous",
    "callus callous",
    "pulse purse",
    "nature mature",
    "sodium podium",
    "larvae larva",
    "planet plante",
    "crustacean cretacean",
    "country county",
    "colony colon",
  ].flatMap((pair) => [pair, pair.split(" ").toReversed().join(" ")]),
);

/** Whether two different words are known to be two things. */
export function contrasts(a: string, b: string): boolean {
  return PAIRS.has(`${a} ${b}`) || differAtEnd(a, b) || differAtBeginning(a, b);
}

function differAtEnd(a: string, b: string): boolean {
  return ENDINGS.some(
    (ending) =>
      a.endsWith(ending) &&
      ENDINGS.some(
        (other) =>
          other !== ending && b.endsWith(other) && a.slice(0, -ending.length) === b.slice(0, -other.length),
      ),
  );
}

function differAtBeginning(a: string, b: string): boolean {
  return BEGINNINGS.some((group) =>
    group.some(
      (beginning) =>
        a.startsWith(beginning) &&
        group.some(
          (other) =>
            other !== beginning && b.startsWith(other) && a.slice(beginning.length) === b.slice(other.length),
        ),
    ),
  );
}
