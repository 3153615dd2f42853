import { rng } from "#lib/kit/rng.ts";

/**
 * Where the MCM parameters in `params.json` come from (`node --import tsx tests/bench/learning/fit-mcm.ts`).
 * As its authors do, the model is fitted to forgetting after one single study session and to nothing else;
 * what it says of spacing follows. The data are Ebbinghaus's (1885, chapter 7): savings after one session.
 */
const FORGETTING: readonly (readonly [days: number, kept: number])[] = [
  [19 / 1440, 0.582],
  [63 / 1440, 0.442],
  [8.75 / 24, 0.358],
  [1, 0.337],
  [2, 0.278],
  [6, 0.254],
  [31, 0.211],
];
const POOLS = 100;
const STARTS = 40;
const STEPS = 4_000;

interface Fit {
  mu: number;
  nu: number;
  xi: number;
  omega: number;
}

/** Kept share `days` after one study: every pool was set to 1, and each leaks at its own pace. */
function kept({ mu, nu, xi, omega }: Fit, days: number): number {
  let sum = 0;
  let weights = 0;
  for (let i = 1; i <= POOLS; i++) {
    const weight = xi ** i;
    sum += weight * Math.exp(-days / (mu * nu ** i));
    weights += weight;
  }
  return (omega * sum) / weights;
}

function loss(fit: Fit): number {
  return FORGETTING.reduce((sum, [days, share]) => sum + (kept(fit, days) - share) ** 2, 0);
}

function bounded({ mu, nu, xi, omega }: Fit): Fit {
  const within = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));
  return {
    mu: within(mu, 1e-5, 10),
    nu: within(nu, 1.01, 3),
    xi: within(xi, 0.3, 1),
    omega: within(omega, 0.3, 1),
  };
}

/** Random descent from many starts: four parameters and seven points need nothing better. */
function fitted(): { fit: Fit; rmse: number } {
  const random = rng("mcm/fit");
  let best: Fit = { mu: 0.01, nu: 1.1, xi: 0.95, omega: 0.9 };
  for (let start = 0; start < STARTS; start++) {
    let here = bounded({
      mu: Math.exp(-9 + 9 * random.next()),
      nu: 1.02 + random.next(),
      xi: 0.6 + 0.4 * random.next(),
      omega: 0.5 + 0.5 * random.next(),
    });
    let low = loss(here);
    for (let step = 0; step < STEPS; step++) {
      const size = 0.3 * (1 - step / STEPS) + 0.002;
      const move = () => Math.exp(size * (random.next() - 0.5));
      const next = bounded({
        mu: here.mu * move() ** 4,
        nu: 1 + (here.nu - 1) * move() ** 2,
        xi: 1 - (1 - here.xi) * move() ** 2,
        omega: here.omega * move(),
      });
      const cost = loss(next);
      if (cost < low) {
        here = next;
        low = cost;
      }
    }
    if (low < loss(best)) best = here;
  }
  return { fit: best, rmse: Math.sqrt(loss(best) / FORGETTING.length) };
}

const { fit, rmse } = fitted();
process.stdout.write(`${JSON.stringify(fit)}\nroot mean square error ${rmse.toFixed(4)}\n`);
for (const [days, share] of FORGETTING) {
  process.stdout.write(`${days.toFixed(3)} d: measured ${share}, fitted ${kept(fit, days).toFixed(3)}\n`);
}
