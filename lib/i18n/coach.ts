import type { HTTP_CODES } from "../protocol/http.ts";
import type { Words } from "./locale.ts";

/** The coach's desk before a scrimmage: how to get in, the dashboard, and what HTTP refuses. */
const en = {
  desk: "Desk",
  scrimmages: "Scrimmages",
  packs: "Packs",
  squads: "Squads",
  newScrimmage: "New scrimmage",
  skipToContent: "Skip to the content",
  loading: "Loading",
  tryAgain: "Try again",
  cancel: "Cancel",
  close: "Close",
  back: "Back",
  leave: "Sign out on this device",
  unreachable: "The server does not answer. Nothing is lost; try again in a moment.",
  enter: {
    title: "Coach's desk",
    lead: "This desk opens with the coach's key. There are no accounts.",
    byLink: "Open the link",
    byLinkHow:
      "When the server starts, it prints a link that ends in /coach/enter?key=… Open it once on each device that you coach from.",
    byKey: "Paste the key",
    keyLabel: "Coach's key",
    keyHint: "The part of the coach's link after key=, or the whole link.",
    open: "Open the desk",
    wrong: "That key is not this server's. Copy it again from the server's window.",
    empty: "Paste the key first.",
    player: "Playing? Join with the code",
  },
  home: {
    title: "Scrimmages",
    demo: {
      title: "See a whole session in three minutes",
      lead: "Two one-minute rounds with a break between them, then the review. Twelve rehearsal players play along, so nobody needs a phone.",
      steps: [
        "The desk opens with the lobby filling up.",
        "Open the projector in a second window from there.",
        "Press Start. Each round leads into its break by itself.",
      ] as readonly string[],
      start: "Start the demo",
      starting: "Setting it up",
      pack: (a: { title: string }) => `Plays the sample pack ${a.title}.`,
      noPack: "The demo needs a sample pack, and this server has none.",
      again: "Play the demo again",
      strip: "Round of 1 minute, break of 1 minute, round of 1 minute, then the review",
      round: (a: { n: number }) => `Round ${a.n}`,
      break: "Break",
      review: "Review",
    },
    live: "On now",
    past: "Played",
    noneYet: "Nothing played yet. What you run appears here with its review.",
    resume: "Resume",
    review: "Review",
    projector: "Projector",
    remove: "Remove",
    removeName: (a: { title: string }) => `Remove ${a.title}`,
    removeTitle: (a: { title: string }) => `Remove ${a.title}?`,
    removeText: "Its log, its review and every player's private link go with it. This cannot be taken back.",
    removed: (a: { title: string }) => `${a.title} is removed.`,
    code: (a: { code: string }) => `Code ${a.code}`,
    players: (a: { n: number }) => (a.n === 1 ? "1 player" : `${a.n} players`),
    phase: (a: { phase: string; round: number; rounds: number }) =>
      a.phase === "lobby"
        ? "Lobby is open"
        : a.phase === "count" || a.phase === "question"
          ? `Round ${a.round} of ${a.rounds}`
          : a.phase === "break"
            ? `Break after round ${a.round} of ${a.rounds}`
            : a.phase === "review"
              ? "Review"
              : "Finished",
    shelf: "Packs",
    allPacks: "All packs",
    importPack: "Import",
    noPacks: "No packs of your own yet. The samples are ready to play.",
    sample: "Sample",
    questions: (a: { n: number }) => (a.n === 1 ? "1 question" : `${a.n} questions`),
    backup: "Download a backup",
    backupHint: "Packs, templates, scrimmages and reviews in one file.",
  },
  older: {
    heading: "Older",
    text: (a: { days: number }) =>
      `A finished scrimmage is kept whole for ${a.days} days. After that its names and answers are gone, and what the class did as a whole stays.`,
    line: (a: { players: number | null; questions: number }) =>
      `${a.players === null ? "fewer than 5 players" : `${a.players} players`} · ${a.questions === 1 ? "1 question" : `${a.questions} questions`}`,
    kept: "What is kept",
    keptText:
      "How many were right, by topic, round and question, and how sure they were. Numbers of fewer than five are left out.",
    gone: "What is gone",
    goneText:
      "Names, every single answer, what players wrote, their private pages, the replay. Nobody can bring them back.",
    onTheDay: "Right on the day",
    of: (a: { right: number; asked: number }) => `${a.right} of ${a.asked}`,
    hidden: "too few to tell",
    none: "Fewer than five played, so no number is kept.",
    expected: (a: { low: number; high: number }) => `expected ${a.low} to ${a.high}`,
    topics: "By topic",
    topic: "Topic",
    rounds: "By round",
    round: (a: { n: number }) => `Round ${a.n}`,
    dial: "Dial",
    sureness: "How sure they were",
    level: "Said",
    questions: "Questions",
    question: "Question",
    room: "Room",
    lure: (a: { n: number; text: string }) => `${a.n} said “${a.text}”`,
    packs: "Questions from",
    remove: "Remove this too",
    removeTitle: (a: { title: string }) => `Remove what is left of ${a.title}?`,
    removeText: "These numbers go as well. This cannot be taken back.",
    notForGrading: "A scrimmage. Not for grading.",
  },
  refusal: {
    "no-such-page": "There is nothing here.",
    "no-such-pack": "That pack is gone. Go back to the list.",
    "no-such-scrimmage": "That scrimmage is gone.",
    "no-such-template": "That template is gone.",
    "no-such-squad": "That squad is gone. Go back to the list.",
    "no-such-member": "That member is gone. Reload the page.",
    "no-such-follow-up": "That follow-up was cancelled, or has begun meanwhile. Reload the page.",
    pseudonymous:
      "This squad is pseudonymous: names stay in your browser and never come to the server. Send members without names.",
    "follow-up-later": "This follow-up has its own day, and that has not come yet.",
    "no-such-file": "That file is gone.",
    "read-only": "Samples stay as they are. Copy the pack and change the copy.",
    "changed-meanwhile": "Somebody saved this pack since you opened it. Reload it, then change it again.",
    "cross-site": "That came from another site. Open the desk and try again.",
    "not-media":
      "That is not a picture or sound that can be shown. Take PNG, JPEG, WebP, GIF, MP3, Ogg or WAV.",
    "bad-pack": "This pack has something that cannot be played.",
    "bad-plan": "This plan has something that cannot be played.",
    improper:
      "With these confidence points, honesty would not pay. Raise the penalty for Sure, or take one of the two tables offered.",
    "no-pack": "Choose at least one pack.",
    "needs-squad": "A full performance goes into a squad's record. Choose a squad in the first step.",
    "our-fault": "That went wrong on our side. Nothing was changed; try again.",
    "store-away": "The server cannot reach its store just now. Try again in a moment.",
  } satisfies Record<(typeof HTTP_CODES)[number], string>,
};

export type CoachWords = typeof en;
export const coachWords: Words<CoachWords> = { en };
