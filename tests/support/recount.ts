import type { Run, Seat, State } from "#lib/model/state.ts";

/** Every running count of the state worked out again from scratch; null when they agree, else what differs. */
export function recount(state: State): string | null {
  const present = (seat: Seat | undefined) => seat !== undefined && seat.conn !== null && !seat.removed;
  const connected = state.seats.filter(present).length;
  if (connected !== state.connected) return `connected ${state.connected}, counted ${connected}`;
  const run = state.runs.at(-1);
  if (run && state.phase === "question" && run.closedAt === null) {
    const wrong = standing(state, run, present);
    if (wrong) return wrong;
  }
  for (const seat of state.seats) {
    const wrong = ofSeat(state, seat);
    if (wrong) return wrong;
  }
  for (const one of state.runs) {
    const right =
      one.closedAt === null ? 0 : one.asked.filter((n) => one.answers[n]?.ruling.share === 1).length;
    if (one.skipped || (one.thrownOut && one.right === 0)) continue;
    if (right !== one.right) return `right of ${one.run}: ${one.right}, counted ${right}`;
  }
  const named = Object.values(state.seatOfName).sort((a, b) => a - b);
  const staying = state.seats.filter((seat) => !seat.removed).map((seat) => seat.n);
  if (named.join() !== staying.join()) return `names are held by ${named}, not by ${staying}`;
  const films = state.review?.films.filter((film) => film !== null).length ?? 0;
  if (films !== (state.review?.filmCount ?? 0)) return `films ${state.review?.filmCount}, counted ${films}`;
  return null;
}

function standing(state: State, run: Run, present: (seat: Seat | undefined) => boolean): string | null {
  let waitingFor = 0;
  let inCount = 0;
  let unrated = 0;
  for (const n of run.asked) {
    if (!present(state.seats[n])) continue;
    const answer = run.answers[n];
    if (!answer) waitingFor++;
    else {
      inCount++;
      if (run.sure !== "no" && answer.sure === null) unrated++;
    }
  }
  const same = waitingFor === run.waitingFor && inCount === run.inCount && unrated === run.unrated;
  return same
    ? null
    : `run ${run.run}: awaited ${run.waitingFor} in ${run.inCount} unrated ${run.unrated}, counted ${waitingFor} ${inCount} ${unrated}`;
}

function ofSeat(state: State, seat: Seat): string | null {
  let toReclaim = 0;
  let bank = 0;
  let taps = 0;
  for (const run of state.runs) {
    if (run.closedAt === null || run.thrownOut) continue;
    const asked = run.asked.includes(seat.n);
    if (asked !== seat.runs.includes(run.run))
      return `seat ${seat.n} and run ${run.run} disagree on who was asked`;
    const answer = run.answers[seat.n];
    if (asked && answer?.ruling.share !== 1) toReclaim++;
    if (answer && answer.points !== null) {
      bank += answer.points;
      taps++;
    }
  }
  return toReclaim === seat.toReclaim && bank === seat.bank && taps === seat.taps
    ? null
    : `seat ${seat.n}: to reclaim ${seat.toReclaim} bank ${seat.bank} taps ${seat.taps}, counted ${toReclaim} ${bank} ${taps}`;
}
