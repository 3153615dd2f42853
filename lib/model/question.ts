/**
 * What every question has, whatever its type. A type adds its own fields and lives in
 * `lib/questions/<kind>/`; nothing outside the registry knows which types there are.
 */
export interface QuestionBase {
  /** unique within its pack; in a scrimmage `<pack>/<id>` */
  id: string;
  kind: string;
  /** plain text; `$…$` is KaTeX maths */
  stem: string;
  /** what the question is about, the first is the primary topic; one to three */
  topics: string[];
  level: Level;
  task: Task;
  /** why the right answer is right, 30 words or so */
  explanation?: string;
  media?: Media;
  /** questions with the same group are rewordings of one another */
  variantGroup?: string;
}

/** the author's guess of how hard it is */
export type Level = "easy" | "medium" | "hard";

/** what answering takes; sets the thinking time and which questions can be held for a huddle */
export type Task = "fact" | "concept" | "application" | "calculation" | "bridge";

export interface Media {
  kind: "image" | "audio";
  /** a path on this server (`/media/<sha256>.<ext>`); never another origin */
  src: string;
  /** what the picture shows or the recording says, for those who cannot see or hear it */
  alt: string;
}

/** A verdict on an answer; `share` is 1 for right, 0 for wrong, between for partial. */
export interface Ruling {
  verdict: "right" | "partial" | "wrong";
  share: number;
}

export const RIGHT: Ruling = { verdict: "right", share: 1 };
export const WRONG: Ruling = { verdict: "wrong", share: 0 };
