import type { Words } from "./locale.ts";

const NB = "\u00a0";
const percent = (share: number): string => `${Math.round(share * 100)}${NB}%`;
const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;
const COUNTED = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const en = {
  opening: "Opening the screen for",
  unknownCode: "No scrimmage has the code",
  unknownCodeHelp: "Open this screen again from the coach’s desk. The link there has the right code.",
  refusedTitle: "This screen cannot open",
  tryingAgain: "It tries again by itself.",
  reconnecting: "Reconnecting. This is the last picture.",
  coachAwayReview: "Your coach is reconnecting. The review waits.",

  // lobby
  goTo: "Go to",
  andType: "and type",
  codeSpoken: (a: { code: string; host: string }) =>
    `To join, go to ${a.host} and type the code ${[...a.code].join(" ")}`,
  qr: (a: { link: string }) => `QR code for ${a.link}`,
  plan: (a: { rounds: number; minutes: number; teams: number }) =>
    [
      many(a.rounds, "round", "rounds"),
      `about ${many(a.minutes, "minute", "minutes")}`,
      ...(a.teams > 0 ? [many(a.teams, "team", "teams")] : []),
    ].join(" · "),
  inCount: (a: { n: number }) => `${a.n} in`,
  inClosed: (a: { n: number }) => `${a.n} in · door closed`,
  moreIn: (a: { more: number; n: number }) => `${a.more} more in, ${a.n} in all`,
  doorClosed: "The door is closed. Ask the coach to open it.",
  namesHere: "Names appear here as players join.",
  namesHidden: "Names are hidden. One lamp is one player.",
  namesHiddenMany: (a: { each: number }) => `Names are hidden. One lamp is ${a.each} players.`,
  lobbyLamps: (a: { n: number }) => `${many(a.n, "player", "players")} in, names hidden`,
  soundHint: "Press any key once for sound",

  // count
  round: (a: { n: number }) => `Round ${a.n}`,
  roundOf: (a: { n: number; of: number }) => `Round ${a.n} of ${a.of}`,
  thisRound: "This round",
  startsIn: (a: { n: number }) => `starts in ${a.n}`,

  // question
  question: (a: { n: number }) => `question ${a.n}`,
  questionAlone: (a: { n: number }) => `Question ${a.n}`,
  questionTitle: (a: { n: number }) => `Question ${a.n}`,
  questionSpoken: (a: { n: number; stem: string }) => `Question ${a.n}. ${a.stem}`,
  ofIn: (a: { of: number }) => `of ${a.of} in`,
  coachMovesOn: "coach moves on",
  lastOne: (a: { counts: number }) => `Last one. Counts ×${a.counts} for the team.`,
  secondsLeft: (a: { n: number }) => `${many(a.n, "second", "seconds")} left`,
  comingIn: "Answers coming in…",
  closed: "Closed",
  heldForHuddle: "Held for the huddle",
  nextComing: "Next question is coming",
  optionsOnPhone: "Options on your phone",
  pickAll: "Pick all that are right",
  putInOrder: "Put in order on your phone",
  rightOrder: "Right order",
  typeNumber: "Type the number on your phone",
  typeNumberIn: (a: { unit: string }) => `Type the number on your phone, in ${a.unit}`,
  typeText: "Type it on your phone",
  alsoRight: (a: { texts: string[] }) => `Also right: ${a.texts.join(", ")}`,
  countsToo: (a: { range: string }) => `anything in ${a.range} counts`,
  listen: "Listen",
  soundBlocked: "Sound is off on this screen. Press any key once.",
  pictureGone: "The picture did not load. It shows:",
  recordingGone: "The recording did not load. It says:",
  rightSpoken: (a: { answers: string[] }) =>
    `${a.answers.length > 1 ? "Right answers" : "Right answer"}: ${a.answers.join("; ")}`,
  lettered: (a: { letter: string; text: string }) => `${a.letter}, ${a.text}`,

  // clean sheet
  cleanSheet: "Clean sheet",
  aimLine: "the aim: every answer right",
  right: "right",
  rightWord: "Right",
  toReclaim: (a: { n: number }) => `${a.n} to reclaim`,
  sheetSpoken: (a: { right: number; asked: number; reclaim: number; held: number; thrown: number }) =>
    [
      `Clean sheet: ${a.right} of ${a.asked} right, ${a.reclaim} to reclaim`,
      ...(a.held > 0 ? [`${many(a.held, "question", "questions")} held for the huddle`] : []),
      ...(a.thrown > 0 ? [`${many(a.thrown, "question", "questions")} thrown out`] : []),
    ].join(", "),

  // break
  segments: {
    breathe: "Breathe",
    worked: "Did it work?",
    think: "On your own",
    huddle: "Huddle",
    reveal: "Reveal",
    adjust: "Adjust",
    ready: "Ready",
  },
  roundOver: (a: { n: number }) => `Round ${a.n} over. Breathe.`,
  rightOf: (a: { right: number; asked: number }) => `${a.right} of ${a.asked} right`,
  noneAsked: "No answers in this round.",
  allRight: "nothing to reclaim",
  feltHard: "Felt hard? Mixed practice usually does. The follow-up will tell.",
  teamScores: "Team scores",
  teamScoresNote: "50 is what was expected. Go for more",
  didItWork: "Did the last change work?",
  nothingTried: "No change was tried in that round.",
  verdicts: {
    working: "Working today.",
    "no-clear-change": "No clear change yet.",
    "not-yet": "Not yet.",
  },
  workedNumbers: (a: { expected: number; got: number; n: number }) =>
    `Expected ${percent(a.expected)}, got ${percent(a.got)} on ${many(a.n, "answer", "answers")}.`,
  causeNumbers: (a: { expected: number; got: number; n: number }) =>
    `It was ${percent(a.expected)} of answers before, now ${percent(a.got)} of ${a.n}.`,
  tooFew: (a: { n: number }) => `Only ${many(a.n, "answer", "answers")}: too few to tell.`,
  willTell: "The follow-up will tell if it lasts.",
  expectedBar: (a: { expected: number }) => `${percent(a.expected)} expected`,
  gotBar: (a: { got: number }) => `${percent(a.got)} today`,
  beforeBar: (a: { expected: number }) => `${percent(a.expected)} before`,
  heldQuestion: "Held question",
  askedAgain: "Asked again",
  decideAgain: "decide on your own again",
  afterTalk: "you answer again, on your own, after the talk",
  onYourOwn: "On your own first.",
  ownFilm: "Your own film is on your phone.",
  ownFilmNote: "What made it go that way? One tap.",
  ownFilmTalk: "Tell a neighbour about one of your own.",
  sayWhy: "Say why, not just what.",
  bothSides: "Both sides of the argument, then answer again.",
  inAgain: "again",
  before: "before",
  after: "after the huddle",
  splitHidden: "Fewer than five answers: no numbers shown.",
  splitSpoken: (a: { text: string; before: number; after: number }) =>
    `${a.text}: ${a.before} before, ${a.after} after the huddle`,
  why: "Why",
  oneChange: (a: { round: number }) => `One change for round ${a.round}`,
  oneChangeLast: "One change for next time",
  pickIfThen: "Pick one if–then on your phone.",
  roomPlan: "Most picked so far",
  coachChanges: "Your coach changes",
  readyWhen: "Ready when you are",
  nextRound: (a: { n: number; of: number }) => `Round ${a.n} of ${a.of} comes next`,
  nextReview: "The After-Action Review comes next",
  waitingCoach: "Waiting for the coach",

  // what the coach changes
  change: {
    more: (a: { topic: string }) => `More on ${a.topic}`,
    less: (a: { topic: string }) => `Less on ${a.topic}`,
    levelUp: "Pressure one step up",
    levelDown: "Pressure one step down",
    slower: "A fifth more time for each question",
    faster: "A fifth less time for each question",
    drop: (a: { topic: string }) => `${a.topic} is left out`,
    add: (a: { topic: string }) => `${a.topic} comes in`,
    confidenceOn: "You say how sure you are",
    confidenceOff: "No confidence taps",
    rotate: "Somebody else explains first",
  },

  // review
  questions: ["What were we trying to do?", "What happened?", "Why?", "What next?"] as readonly string[],
  playersFirst: "Players first. Look at your own film.",
  aim: "The aim",
  aimText: "A clean sheet: every answer right.",
  aimRounds: (a: { rounds: number; answers: number }) =>
    `${many(a.answers, "answer", "answers")} in ${many(a.rounds, "round", "rounds")}.`,
  uncomfortable: "Looking at your own film can feel odd. Only you see it.",
  choose: "Choose",
  chooseText: "One thing to keep, one thing to work on. Before anybody says theirs.",
  handedIn: "handed in",
  handedInOf: (a: { n: number; of: number }) => `${a.n} of ${a.of} handed in`,
  rightToday: (a: { right: number; asked: number }) => `${a.right} of ${a.asked} right today`,
  lampIs: (a: { each: number }) =>
    a.each === 1 ? "One lamp is one answer." : `One lamp is ${COUNTED[a.each] ?? a.each} answers.`,
  bracketIs: "The line under the lamps is what was expected.",
  moreTopics: (a: { n: number }) => `${many(a.n, "more topic", "more topics")} on the review page.`,
  of: (a: { n: number }) => `of ${a.n}`,
  expectedRange: (a: { low: number; high: number }) =>
    a.low === a.high ? `expected ${a.low}` : `expected ${a.low} to ${a.high}`,
  topicSpoken: (a: { topic: string; right: number; asked: number; low: number; high: number }) =>
    `${a.topic}: ${a.right} of ${a.asked} right, expected ${a.low} to ${a.high}`,
  noTopics: "Too few answers for one topic alone.",
  keep: "Keep",
  changeTitle: "Change",
  taps: (a: { n: number }) => many(a.n, "tap", "taps"),
  ofRight: (a: { n: number; of: number }) => `${a.n} of ${a.of} right`,
  ofReclaim: (a: { n: number; of: number }) => `${a.n} of ${a.of} to reclaim`,
  ofTags: (a: { n: number; of: number }) => `${a.n} of ${a.of} tags`,
  notKnown: "Not known yet",
  willItStick: "Whether it will stick.",
  followUpOn: (a: { date: string }) => `Follow-up on ${a.date}, four minutes.`,
  followUpsOn: (a: { dates: string[] }) =>
    `Follow-ups on ${a.dates.slice(0, -1).join(", ")} and ${a.dates.at(-1)}.`,
  noFollowUp: "No follow-up booked.",
  whatToPractise: "What should we practise next?",
  playersSay: "Players chose",
  coachSays: "The coach chose",
  recordSays: "The record says",
  nobodyYet: "Nothing chosen yet",
  notes: "Coach’s notes",
  countsFrom: (a: { n: number }) => `Counts show from ${COUNTED[a.n] ?? a.n} answers on.`,
  yourTurn: "How do you see it?",
  onPhone: "Answer on your phone.",
  agree: "Agree",
  differ: "See it differently",
  addTo: "Add something",
  nextPractice: "Next practice",
  bookIt: "When do we check?",
  coachBooks: "The coach books the follow-up now.",
  keepRight: (a: { right: number; asked: number }) => `${a.right} of ${a.asked} right today.`,
  keepCause: "It came up less often than in the first round.",
  keepNone: "Keep going. No theme stood out today.",

  // sealed
  overTitle: "That was the scrimmage.",
  overFollowUp: "That was the follow-up.",
  overFull: "That was the full performance.",
  ownReview: "Your own review stays on your phone.",

  // why it went that way, short
  causes: {
    K: "Had not met it yet",
    R: "Could not get it back in time",
    M: "Misread the question",
    Q: "Rushed",
    G: "Second-guessed",
    P: "Pressure got in the way",
    T: "Ran out of time",
  },
};

export type ProjectorWords = typeof en;
export const projectorWords: Words<ProjectorWords> = { en };
