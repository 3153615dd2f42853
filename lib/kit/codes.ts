/**
 * Why something was refused. Codes go into acknowledgements and the log, never words:
 * each viewer's language supplies those (`lib/i18n`, keys `refusal.<code>`).
 */
export const CODES = [
  "bad-message", // not of the form that the protocol names
  "too-large",
  "too-fast",
  "old-version", // the page is older than the server; reload
  "no-such-code", // no scrimmage has that join code
  "no-such-seat",
  "not-allowed", // this role may not ask for that
  "wrong-phase", // right ask, wrong moment
  "wrong-run", // names a question that is no longer on
  "not-open", // before the opening instant
  "late", // after the close; kept for the film
  "locked-in", // this seat locked its answer
  "not-asked", // this seat plays from the next question
  "bad-answer", // not an answer to this type of question
  "paused",
  "lobby-locked",
  "late-join-off",
  "lobby-full",
  "name-refused",
  "name-taken",
  "name-empty",
  "members-only", // the squad takes no guests
  "wrong-pin", // no PIN or not this member's
  "seat-taken", // this member has a seat, and no PIN that would show who is right
  "removed", // the coach took this seat out
  "no-such-team",
  "no-such-option",
  "too-many", // more than the limit for this thing
  "text-refused",
  "already", // it is so already
  "not-due", // a deadline that has passed or has not come
  "no-questions", // nothing left to ask
  "sealed", // the scrimmage is over
  "needs-choice", // cannot close without a follow-up or an explicit no
  "busy", // the log cannot be written now; kept and tried again
  "no-key", // the coach's key is missing or wrong
  "replaced", // a newer connection of the same seat took over
] as const;

export type Code = (typeof CODES)[number];
