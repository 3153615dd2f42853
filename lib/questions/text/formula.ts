/** Chemical formulas, where every character counts: CO is not Co, H2O not H2O2, Fe2+ not Fe3+. */

const ELEMENTS =
  "He Li Be Ne Na Mg Al Si Cl Ar Ca Sc Ti Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og H B C N O F P S K V Y I W U";
const FORMULA = new RegExp(
  `^\\d{0,2}(?:(?:${ELEMENTS.replaceAll(" ", "|")})\\d{0,3}|[([]|[)\\]]\\d{0,3}|\\.\\d?)+(?:\\d?[+-])?$`,
);
const FORMULA_CHARS_MAX = 30;

/** The formula in plain characters (`H_2O`, H₂O and H2O are "H2O"), or null when the text is none. */
export function formulaOf(text: string): string | null {
  if (text.length > FORMULA_CHARS_MAX * 2) return null;
  const plain = text
    .normalize("NFKC")
    .replace(/[−‐-―]/g, "-")
    .replace(/[·⋅•]/g, ".")
    .replace(/\\(?:ce|mathrm)/g, "")
    .replace(/[\s^_{}$]/g, "");
  return plain.length <= FORMULA_CHARS_MAX && /\p{Lu}/u.test(plain) && FORMULA.test(plain) ? plain : null;
}
