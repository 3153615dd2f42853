import type { Words } from "./locale.ts";

/**
 * Follow-ups and what stayed. They may say more than a screen of the same day may: everything here is about
 * another day, and says how many days, and how many players or answers it rests on.
 */
const days = (n: number) => (n === 1 ? "1 day" : `${n} days`);
const players = (n: number) => (n === 1 ? "1 player" : `${n} players`);
const percent = (share: number) => `${Math.round(100 * share)} %`;
const range = (a: { low: number; high: number }) =>
  `${Math.round(100 * a.low)} to ${Math.round(100 * a.high)} %`;

const en = {
  followUp: {
    percent,
    range,
    eventTitle: (a: { title: string }) => `Follow-up: ${a.title}`,
    eventText: (a: { url: string; code: string }) =>
      `Four minutes, no pressure. Join at ${a.url} with the code ${a.code}.`,

    // the follow-up itself
    kicker: (a: { days: number }) => `Follow-up · ${days(a.days)} later`,
    kickerToday: "Follow-up · on the same day",
    useful: "Forgetting some is expected. Trying to remember is the useful part.",
    itself: "A follow-up is practice in itself: it does not only check.",
    low: "Four minutes and one huddle, no pressure. You see the answer after each question.",
    sameDay: "It is the same day still, so this says nothing yet about what stays.",
    thenTitle: (a: { days: number }) => `On the day, and ${days(a.days)} later`,
    thenText: "Same questions, same players. Some forgetting is normal.",
    onDay: "on the day",
    later: (a: { days: number }) => `${days(a.days)} later`,
    of: (a: { right: number; asked: number }) => `${a.right} of ${a.asked} right`,
    ofShare: (a: { right: number; asked: number; share: number }) =>
      `${percent(a.share)} · ${a.right} of ${a.asked}`,
    sure: (a: { low: number; high: number }) => `90 % sure: ${range(a)}`,
    both: (a: { both: number; of: number }) => `${a.both} of ${players(a.of)} were here both days.`,
    ownTitle: "What you kept",
    own: (a: { kept: number; before: number; gapDays: number }) =>
      `You kept ${a.kept} of ${a.before} that you had right, ${days(a.gapDays)} later.`,
    ownNone: (a: { now: number; asked: number; gapDays: number }) =>
      `${a.now} of ${a.asked} are right now, ${days(a.gapDays)} later.`,
    ownBest: (a: { kept: number; of: number }) => `Your best follow-up so far: kept ${a.kept} of ${a.of}.`,
    ownBestNew: "That is your best follow-up so far.",
    ownFresh: (a: { n: number }) =>
      a.n === 1
        ? "1 more was right that was not on the day."
        : `${a.n} more were right that were not on the day.`,

    // on the way in
    laterTitle: (a: { date: string }) => `Follow-up on ${a.date}`,
    laterText: "This code opens on that day. Keep it, or come back by the same link.",

    // booking
    needBy: "Needed by (an exam, a match)",
    needByHint: "The days are then spread towards that date.",
    count: "How many",
    lessons: "Lesson days",
    lessonsHint: "Follow-ups move to the nearest of these.",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    bookedTitle: "Follow-ups booked",
    bookedText: "Give the code or the link to your players. On its day the first who comes opens it.",
    calendar: "Calendar file",
    copyLink: "Copy link",
    copied: "Copied",
    startNow: "Start follow-up now",
    open: "Open the desk",
    state: {
      waiting: "waiting for its day",
      today: "its code opens it now",
      late: "its day is over; the code still opens it",
      open: "open",
      played: "played",
    },
    none: "No follow-up is booked.",
    code: (a: { code: string }) => `Code ${a.code}`,

    // over the weeks
    heading: "Retention",
    lead: "What was still there days later: the first number to look at, before any score of a day.",
    nothing: "Not known yet. It takes a follow-up a day or more after a scrimmage.",
    latest: (a: { right: number; asked: number; days: number; players: number }) =>
      `${a.right} of ${a.asked} right, ${days(a.days)} later, by ${players(a.players)}`,
    byWeek: "By week",
    week: (a: { n: number }) => `Week ${a.n}`,
    weekLine: (a: { title: string; days: number; players: number }) =>
      `${a.title}, ${days(a.days)} later, ${players(a.players)}`,
    choose: "Follow-up",
    slopes: "Then and now, by topic",
    slopesText: (a: { days: number }) =>
      `Left: on the day. Right: ${days(a.days)} later, same questions, same players. Best retained first.`,
    caption: "Some forgetting is normal. This is what was still there without help.",
    slopeSaid: (a: { topic: string; then: string; now: string; days: number; players: number }) =>
      `${a.topic}: ${a.then} on the day, ${a.now} ${days(a.days)} later, by ${players(a.players)}.`,
    counts: (a: { players: number; pairs: number }) =>
      `${players(a.players)}, ${a.pairs} answers both times: too few for a percentage.`,
    basis: (a: { players: number; items: number; pairs: number }) =>
      `${players(a.players)}, ${a.items} ${a.items === 1 ? "question" : "questions"}, ${a.pairs} answers both times`,
    band: "Grey band: what the day alone let us expect for this gap (80 %).",
    changeSaid: (a: { value: number; low: number; high: number }) =>
      `Change: ${signed(a.value)} points (90 %: ${signed(a.low)} to ${signed(a.high)}).`,
    bounds: (a: { low: number; high: number }) =>
      `Fewer than 70 % were here both days. With the others it could be anything from ${range(a)}.`,
    newWording: (a: { right: number; asked: number; days: number; players: number }) =>
      `In new wording: ${a.right} of ${a.asked} right, ${days(a.days)} later, by ${players(a.players)}. Not in the numbers above.`,
    controls: (a: { right: number; asked: number; players: number }) =>
      `Never practised, same topics: ${a.right} of ${a.asked} right, by ${players(a.players)}. What grows without practice.`,
    different: "Different players: compare with care.",
    differentText: (a: { days: number }) =>
      `Nobody could be recognised from one day to the other, so these are whoever was there: on the day, and ${days(a.days)} later.`,
    sameDayNone: "It was on the same day, so it says nothing about what stays.",
    nobody: "Nobody answered the same question on both days, so there is nothing to compare.",
    predicted: (a: { predicted: number; got: number; days: number }) =>
      `You expected ${percent(a.predicted)}; ${days(a.days)} later it was ${percent(a.got)}.`,
    predictedCounts: (a: { predicted: number; right: number; asked: number; days: number }) =>
      `You expected ${percent(a.predicted)}; ${days(a.days)} later ${a.right} of ${a.asked} were right.`,
    predictions: "What you expected, and what came",
    waitingFor: (a: { title: string; predicted: number }) =>
      `${a.title}: you expected ${percent(a.predicted)}. Not known yet.`,
    came: (a: { title: string; said: string }) => `${a.title}. ${a.said}`,
    unknown: "Not known yet",
    unknownText: "Played, and not asked again on a later day. The day itself does not tell.",
    curves: "How it fades, and a forecast",
    curvesText:
      "Dots: the whole class on its probes, days after the scrimmage (90 %). Shaded: forecast (80 %) from the last follow-up on, which was practice too, if nothing is practised after it.",
    forecast: "forecast",
    dot: (a: { day: number; right: number; n: number }) => `${days(a.day)} later: ${a.right} of ${a.n} right`,
    fanSaid: (a: { day: number; low: number; high: number }) => `forecast for day ${a.day}: ${range(a)}`,
    fanLater: "A forecast takes two follow-ups on different days.",
    curvesMeans:
      "Each dot is what the whole class had right on that day, before any help. The shaded part holds what comes in 8 of 10 cases, if nothing is practised.",
    curvesNot:
      "Not a promise, and not the memory of anybody in particular: one more follow-up or one practice set moves it.",
    means: "What this means",
    meansText:
      "The same players answered the same questions again, before any help. It is what stayed by then, not more.",
    not: "What it does not mean",
    notText:
      "Not a grade, not a ranking, and not a verdict on the topic: other questions would have given other numbers.",
    sessions: "Single sessions",
    sessionsText: "Beside what was expected of their very questions. Days are not compared by their scores.",
    over: (a: { points: number }) =>
      a.points === 0
        ? "as expected"
        : `${Math.abs(a.points)} ${Math.abs(a.points) === 1 ? "point" : "points"} ${a.points > 0 ? "above" : "below"} what was expected`,
    overNone: "too few players to say",
    sessionLine: (a: { questions: number; players: number }) =>
      `${a.questions} questions, ${players(a.players)}`,
    kind: { scrimmage: "Scrimmage", followUp: "Follow-up", fullPerformance: "Full performance" },
    samePlayers: (a: { players: number }) => `Same questions, same ${players(a.players)}.`,
    retained: (a: { right: number; asked: number; days: number; players: number }) =>
      `Retained ${days(a.days)} later: ${a.right} of ${a.asked}, by ${players(a.players)}`,
    towards: "Towards a date, or on lesson days",
    normal: "Some forgetting is normal.",
    after: (a: { days: number }) => `Retained ${days(a.days)} later`,
  },
};

function signed(share: number): string {
  const points = Math.round(100 * share);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}

export type FollowUpWords = typeof en;
export const followUpWords: Words<FollowUpWords> = { en };
