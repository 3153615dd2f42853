import { isFullPerformance } from "../model/plan.ts";
import type { State } from "../model/state.ts";
import { basisOf } from "./basis.ts";
import { brierLine, calibrationLines } from "./calibration.ts";
import { changeLines } from "./changes.ts";
import { notKnownYet } from "./days.ts";
import { focusLines, focusTopics, sustainOf } from "./focus.ts";
import { classToday, roundLines, teamLines, topicLines } from "./levels.ts";
import { metrics, pressureGap } from "./measures.ts";
import { playerLines, presence } from "./players.ts";
import { practiceBank, practiceSets } from "./practice.ts";
import { dayQuadrants } from "./quadrants.ts";
import { questionLines } from "./questions.ts";
import { countedDecisions, effort, tags } from "./tags.ts";
import { timesLine } from "./times.ts";
import type { Report } from "./types.ts";
import { voices } from "./voices.ts";

/**
 * The coach's After-Action Review, whole: class, team, topic, question, decision. A pure function of the
 * folded state, at any moment of a scrimmage; questions whose answer is not told yet are not in it.
 */
export function buildReport(state: State): Report {
  const basis = basisOf(state);
  const today = classToday(basis);
  const known = notKnownYet(state);
  const topics = topicLines(basis);
  const questions = questionLines(basis);
  const changes = changeLines(state);
  const said = voices(state);
  const recordFocus = focusTopics(basis, topics);
  const reteach = questions.flatMap((line) => (line.reteach ? [line.topic] : []));
  // The coach's own focus counts as much as the record's: both get a practice set.
  const focus = [...new Set([...recordFocus, ...reteach, ...said.coachFocus])].slice(0, FOCUS_MAX);
  const practice = practiceSets(state, focus, questions);
  const lines = focusLines(focus, topics, questions, practice, said);
  const calibration = calibrationLines(countedDecisions(basis));
  const keep = sustainOf(basis, topics, changes);
  return {
    not_for_grading: true,
    format: 1,
    scrimmage: {
      id: state.id,
      code: state.code,
      title: state.plan.title,
      format: state.plan.format,
      ...(isFullPerformance(state.plan) && { mode: "fullPerformance" as const }),
      startedAt: state.createdAt,
      sealedAt: state.sealedAt,
      packs: state.packs,
    },
    headline: { performance_today: today, keep, next: lines[0] ?? null, notKnownYet: known },
    performance_today: today,
    retained_on: null,
    notKnownYet: known,
    presence: presence(basis),
    teams: teamLines(basis),
    topics,
    questions,
    decisions: basis.decisions,
    players: playerLines(basis, focus),
    metrics: metrics(basis),
    pressureGap: pressureGap(basis),
    changes,
    tags: tags(basis),
    effort: effort(basis),
    calibration,
    ...brierLine(state, calibration),
    quadrants: dayQuadrants(basis),
    times: timesLine(basis),
    focus: lines,
    sustain: keep,
    practice,
    practiceBank: practiceBank(state, practice, questions),
    voices: said,
    rounds: roundLines(basis),
    compromises: state.compromises,
    notes: state.notes,
  };
}

const FOCUS_MAX = 3;
