import type { SquadKind } from "../model/squad.ts";
import type { Words } from "./locale.ts";

/** Classes, teams and clubs that come back: their lists, PINs and what is erased. */
const en = {
  heading: "Squads",
  lead: "A class, team or club that meets again. Its scrimmages build on one another, and follow-ups show what was still there.",
  fresh: "New squad",
  none: "No squad yet. With one, players pick their name from a list instead of typing it.",
  kind: { class: "Class", team: "Team", club: "Club" } satisfies Record<SquadKind, string>,
  kindSays: {
    class: "Lessons, with a list of pupils",
    team: "The same few who train together",
    club: "Whoever comes, week by week",
  } satisfies Record<SquadKind, string>,
  open: "Without a list",
  pseudonymous: "Pseudonyms",
  members: (a: { n: number }) => (a.n === 1 ? "1 member" : `${a.n} members`),
  scrimmages: (a: { n: number }) => (a.n === 1 ? "1 scrimmage" : `${a.n} scrimmages`),
  lastPlayed: (a: { ago: string }) => `played ${a.ago}`,
  neverPlayed: "not played yet",
  make: {
    title: "New squad",
    name: "Name of the squad",
    nameHint: "As you call it: 9B, Science club, Under 15.",
    nameEmpty: "Give the squad a name.",
    kind: "What it is",
    names: "Names",
    real: "Keep the names on this server",
    realSays: "Players pick their own name. You can remove anybody without a trace at any time.",
    pseudonyms: "Pseudonyms only",
    pseudonymsSays:
      "The server gives everybody a two-word name. Whose it is stays in this browser, and in the list that you download.",
    list: "Who is in it",
    do: (a: { n: number }) =>
      a.n === 0
        ? "Make the squad"
        : a.n === 1
          ? "Make the squad with 1 member"
          : `Make the squad with ${a.n} members`,
    making: "Making it",
    later: "You can add members later.",
  },
  paste: {
    label: "One name a line, or rows from a spreadsheet",
    hint: "Columns for PIN, extra time and countdown are found by their headings.",
    example: "Ada Lovelace\nGrace Hopper\nEmmy Noether",
    file: "Choose a file",
    preview: "What is taken",
    waiting: "The list appears here while you type.",
    taken: (a: { n: number }) => (a.n === 1 ? "1 name" : `${a.n} names`),
    left: (a: { n: number }) => (a.n === 1 ? "1 line is left out" : `${a.n} lines are left out`),
    pin: "PIN",
    time: (a: { mult: number }) => `time × ${a.mult}`,
    calm: "no countdown",
    line: (a: { n: number }) => `Line ${a.n}`,
    local: "Names stay in this browser. Only their number goes to the server.",
    problems: {
      empty: () => "There is no name in this line.",
      "too-long": (a: { detail: string }) => `${a.detail} is longer than a screen can show. Shorten it.`,
      shortened: (a: { detail: string }) => `Shortened: ${a.detail}`,
      unfit: (a: { detail: string }) => `${a.detail} has characters that no screen can show.`,
      duplicate: (a: { detail: string }) => `${a.detail} stands twice. Add an initial to tell them apart.`,
      "on-roster": (a: { detail: string }) => `${a.detail} is in this squad already.`,
      "bad-pin": (a: { detail: string }) =>
        `“${a.detail}” is no PIN: four to eight digits. Taken without one.`,
      "bad-time": (a: { detail: string }) =>
        `“${a.detail}” is none of 1, 1.25, 1.5 or 2. Taken with the usual time.`,
      "bad-calm": (a: { detail: string }) => `“${a.detail}” is neither yes nor no. Taken with the countdown.`,
      "columns-guessed": (a: { detail: string }) => `No row names the columns. Taken as: ${a.detail}.`,
      "too-many": (a: { detail: string }) => `A squad has at most ${a.detail} members.`,
    },
  },
  page: {
    home: "Practice at home",
    homeText: "Every member has a page of their own with what is worth practising now. Nothing of it counts.",
    homeShow: (a: { n: number }) => (a.n === 1 ? "1 page" : `${a.n} pages`),
    homeOf: (a: { name: string }) => `Practice of ${a.name}`,
    homeCopy: "Copy all links",
    homeCopied: "Copied",
    newScrimmage: "New scrimmage",
    name: "Name of the squad",
    members: "Members",
    noMembers: "Nobody is on the list yet.",
    add: "Add members",
    addDo: (a: { n: number }) => (a.n === 1 ? "Add 1 member" : `Add ${a.n} members`),
    addClose: "Close",
    columns: {
      name: "Name",
      pin: "PIN",
      time: "Time",
      calm: "Countdown",
      practice: "Own practice plan",
      sessions: "Sessions",
      remove: "Remove",
    },
    nameOf: (a: { name: string }) => `Name of ${a.name}`,
    timeOf: (a: { name: string }) => `Time for ${a.name}`,
    times: (a: { mult: number }) => (a.mult === 1 ? "usual" : `× ${a.mult}`),
    calmOf: (a: { name: string }) => `Hide the countdown for ${a.name}`,
    calm: "hidden",
    practiceOf: (a: { name: string }) => `Own practice plan for ${a.name}`,
    practice: "on",
    practiceNote:
      "An own practice plan keeps each answer of that member's practice, to pick what to practise when. Ask them, or their parents, first. Off deletes it.",
    pinOf: (a: { name: string }) => `New PIN for ${a.name}`,
    pinSet: "New PIN",
    pinNone: "Give a PIN",
    removeOf: (a: { name: string }) => `Remove ${a.name}`,
    more: (a: { name: string }) => `Time, countdown and more of ${a.name}`,
    moreShort: "More",
    remove: "Remove",
    removeTitle: (a: { name: string }) => `Remove ${a.name}?`,
    removeText:
      "Name, PIN and answers go from this squad's history, and the name from every scrimmage, its review and its exports. The answers stay in those scrimmages under no name. This cannot be taken back.",
    pins: "PINs",
    pinsText: "With a PIN, nobody can take another's name. PINs are shown once, as slips to print.",
    pinsWithout: (a: { n: number }) =>
      a.n === 1 ? "Give a PIN to the 1 without" : `Give PINs to the ${a.n} without`,
    pinsAll: "New PINs for all",
    pinsAllTitle: "New PINs for everybody?",
    pinsAllText: "The PINs that you gave out before open nothing any more.",
    guests: "Guests may join",
    guestsNote:
      "Whoever is not on the list joins with a name of their own, and plays along for this day only.",
    key: "Whose name is whose",
    keyHere: "This list is in this browser only. Keep a copy: without it nobody can say who is who.",
    keyAway: "The list of real names is in the browser where this squad was made. Load your copy of it here.",
    keyDownload: "Download the list",
    keyLoad: "Load the list",
    keyNothing: "None of this squad's pseudonyms is in that file.",
    keyFor: (a: { name: string }) => `for ${a.name}`,
    scrimmages: "Scrimmages",
    noScrimmages: "None yet. The first one starts this squad's history.",
    noneWhole: "None is kept whole any more. What they left stands above.",
    removeScrimmage: (a: { title: string }) => `Remove ${a.title}`,
    removeScrimmageTitle: (a: { title: string }) => `Remove ${a.title}?`,
    removeScrimmageText:
      "Its log, its review and what it left in this squad's history go. This cannot be taken back.",
    end: "Delete this squad",
    endText:
      "Its list, its history, what was booked for it and all its scrimmages with their reviews go at once.",
    endTitle: (a: { name: string }) => `Delete ${a.name} with everything?`,
    endDo: "Delete it",
    gone: "The squad is deleted.",
    back: "Back to the squads",
    saved: "saved",
  },
  records: {
    title: "Record",
    heading: (a: { name: string }) => `The record of ${a.name}`,
    lead: "Full performances only: one round each, without a break. Scrimmages are practice and are not in it.",
    none: "No full performance yet. Plan one when it is time for the match, the exam or the final.",
    plan: "Plan a full performance",
    caption: "Full performances, the newest first",
    columns: {
      date: "Date",
      title: "Performance",
      right: "Right of asked",
      expected: "Expected",
      room: "Room",
    },
    of: (a: { right: number; asked: number }) => `${a.right} of ${a.asked}`,
    share: (a: { right: number; asked: number }) =>
      a.asked === 0 ? "" : `${Math.round((100 * a.right) / a.asked)} %`,
    expected: (a: { n: number }) => `about ${a.n}`,
    room: (a: { players: number; questions: number }) =>
      `${a.players === 1 ? "1 player" : `${a.players} players`}, ${a.questions === 1 ? "1 question" : `${a.questions} questions`}`,
    best: "Best so far",
    cutShort: "Ended before its time; not compared.",
    tooFew: "Fewer than five players, so no numbers.",
    means:
      "Answers of everybody in the room, right of all that were asked, and how many right ones the engine expected of these very questions.",
    not: "Not a grade and nobody's own result. Other questions on another day would have given other numbers, so the best so far is a mark to go for and no proof of getting better.",
    print: "Print the record",
    open: "Record of full performances",
    back: (a: { name: string }) => `Back to ${a.name}`,
  },
  plan: {
    label: "Who plays",
    anybody: "No squad: whoever has the code",
    option: (a: { name: string; members: number }) =>
      `${a.name} (${a.members === 1 ? "1 member" : `${a.members} members`})`,
    hint: "With a squad, players pick their name from its list, and questions come back when they are due.",
    chosen: "Players pick their name from this squad's list. Its history shapes what is asked.",
    none: "No squad yet.",
    make: "Make one",
  },
  booked: {
    change: "Change",
    newDay: "Day",
    move: "Move",
    cancel: "Cancel this follow-up",
    changeText:
      "The code and the questions stay the same on another day. Cancelled, the code opens nothing any more.",
    earlyText: "Before its day it says less about what stays, and on the day of the scrimmage nothing.",
    gap: (a: { n: number }) => (a.n === 1 ? "1 day after the scrimmage" : `${a.n} days after the scrimmage`),
    unfit: "From today on, and at least a day after the scrimmage.",
    missed: "Missed",
    missedText:
      "Their day is over. Start one now, move it to another day, or cancel it. A late follow-up says more than none.",
    done: (a: { n: number }) => (a.n === 1 ? "1 played" : `${a.n} played`),
    review: "Review",
    another: "Book another follow-up",
    after: "After",
    book: "Book it",
  },
  trial: {
    heading: "Try it in your own class",
    how: "Of two questions alike, chance picks one for the first follow-up and holds its twin back. The second follow-up asks both. Until then neither is practised.",
    shows:
      "One class shows large differences only: with ten pairs about 15 points or more. It takes eight classes together to see 6. So there is a range, and no verdict.",
    begin: "Hold half back",
    after: (a: { title: string }) => `After ${a.title}, with what is booked.`,
    on: (a: { title: string; pairs: number }) =>
      `${a.title}: ${a.pairs === 1 ? "1 pair" : `${a.pairs} pairs`} of questions.`,
    stage: {
      review: "Waits for its first follow-up, which asks one of each pair.",
      probe: "Waits for its second follow-up, which asks both of each pair.",
    },
    withdraw: "Take it back",
    done: (a: { pairs: number; answers: number; done: number }) =>
      `${a.pairs} pairs of questions, ${a.answers} answers, ${a.done === 1 ? "1 scrimmage" : `${a.done} scrimmages`}`,
    result: (a: { difference: number; low: number; high: number }) =>
      `Reviewed against held back: ${points(a.difference)} points (90 %: ${points(a.low)} to ${points(a.high)}).`,
    few: "Too few pairs were asked at both follow-ups to say anything yet. The next trial adds to them.",
    means:
      "By how much more was right at the second follow-up where the first had asked it. Zero inside the range: it could be nothing.",
    not: "Not a verdict on the class, the topic or follow-ups in general: a handful of questions on one day.",
  },
  slips: {
    title: "PIN slips",
    lead: "Print these now: the PINs are not kept anywhere and cannot be shown again.",
    print: "Print",
    done: "Done",
    pin: "PIN",
    join: (a: { address: string }) => `Join at ${a.address}`,
    pick: "Pick your name, then type the PIN.",
  },
  receipt: {
    title: "Receipt",
    gone: "Gone",
    stays: "Stays",
    nothingStays: "Nothing.",
    members: (a: { n: number }) =>
      a.n === 1 ? "1 name of the list, with its PIN" : `${a.n} names of the list, with their PINs`,
    sessions: (a: { n: number }) =>
      a.n === 1 ? "from 1 session of the history" : `from ${a.n} sessions of the history`,
    answers: (a: { n: number }) => (a.n === 1 ? "1 answer in the history" : `${a.n} answers in the history`),
    practised: (a: { n: number }) =>
      a.n === 1 ? "1 answer of own practice" : `${a.n} answers of own practice`,
    bookings: (a: { n: number }) => (a.n === 1 ? "1 booked follow-up" : `${a.n} booked follow-ups`),
    scrimmages: (a: { n: number }) =>
      a.n === 1 ? "1 scrimmage with its review" : `${a.n} scrimmages with their reviews`,
    unnamed: (a: { answers: number; scrimmages: number }) =>
      `${a.answers === 1 ? "1 answer" : `${a.answers} answers`} in ${
        a.scrimmages === 1 ? "1 scrimmage" : `${a.scrimmages} scrimmages`
      }, under no name`,
    backups: "Backups that you made before still hold it. Delete those too.",
    save: "Save the receipt",
    close: "Close",
  },
};

function points(share: number): string {
  const n = Math.round(100 * share);
  return n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "0";
}

export type SquadsWords = typeof en;
export const squadsWords: Words<SquadsWords> = { en };
