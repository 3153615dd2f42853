/** Every limit of the product, named with its unit. */

// the room
export const SEATS_MAX = 10_000;
export const TEAMS_MAX = 12;
export const REHEARSAL_MAX = 60;
export const NAME_CHARS_MAX = 24;
export const LOBBY_NAMES_SHOWN = 42;
export const COACH_CLIENTS_MAX = 64;

// the wire
export const ASK_BYTES_MAX = 4_096;
export const ASKS_PER_10S_SEAT = 80;
export const ASKS_PER_10S_COACH = 200;
export const COMINGS_PER_10S_SEAT = 20; // connections; each is two entries of the log, and may move the close
export const TALLY_PER_SECOND = 5;

// packs
export const QUESTIONS_PER_PACK_MAX = 5_000;
export const QUESTIONS_PER_SCRIMMAGE_MAX = 5_000;
export const STEM_CHARS_MAX = 1_200;
export const OPTION_CHARS_MAX = 300;
export const OPTIONS_MAX = 8;
export const ACCEPT_MAX = 40;
export const EXPLANATION_CHARS_MAX = 600;
export const TOPICS_PER_QUESTION_MAX = 3;
export const TOPIC_CHARS_MAX = 60;
export const TITLE_CHARS_MAX = 80;
export const IMPORT_BYTES_MAX = 8_000_000;
export const MEDIA_BYTES_MAX = 3_000_000;

// answers and other texts from players and coach
export const ANSWER_CHARS_MAX = 200;
export const CHANGES_KEPT_MAX = 60; // choices of one answer; beyond that only the last moves on
export const IF_THEN_CHARS_MAX = 60;
export const THOUGHT_CHARS_MAX = 140;
export const THOUGHTS_MAX = 2; // decisions of one player with a note of what they were thinking (`learning.md` B15)
export const NOTE_CHARS_MAX = 1_000;

// plan
export const ROUNDS_MAX = 8;
export const ROUND_SEC_MIN = 40; // under 180 only in the demo and rehearsal plans
export const ROUND_SEC_MAX = 300;
export const FULL_SEC_MIN = 180; // a full performance: its one round
export const FULL_SEC_MAX = 2_700;
export const BREAK_SEC_MIN = 60;
export const BREAK_SEC_MAX = 120;

// time, milliseconds
export const COUNT_MS = 3_000; // 3-2-1
export const LEAD_MS = 900; // from the cue to the instant at which every screen opens
export const GRACE_MS = 150; // lag believed at most; answers after the close by less than this count
export const SETTLE_MS = 1_500; // everybody is in: time to change one's mind before the early close
export const SURE_MS = 3_000; // window for the confidence tap
export const GAP_MS = 1_500; // between reveal and the next cue
export const REVEAL_MS = 4_000;
export const REVEAL_SHORT_MS = 2_500;
export const HELD_MS = 2_000; // "held for the huddle" is shown instead of an answer
export const STAND_MAX_MS = 16_000; // a round's last answer stands so much longer at most, for the round to end on time
export const FREEZE_MS = 2_000; // a deadline read later than this means that nobody could write
export const THAW_MS = 5_000; // time given back to the phones after such a freeze
export const EXTEND_QUESTION_MS = 10_000;
export const EXTEND_HUDDLE_MS = 20_000;
export const COACH_AWAY_MS = 3_000; // a page reload is not an absence
export const SMALL_CELL = 5; // no share of fewer players than this is shown on a shared screen
