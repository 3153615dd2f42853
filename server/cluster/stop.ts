/** The launcher cannot go on; its message says in one sentence what to do. */
export class StopSentence extends Error {}
