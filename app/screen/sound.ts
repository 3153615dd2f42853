/**
 * The room's sounds (`look.md` 6), made here by the browser: nothing is downloaded. Every one of them has
 * its picture on the screen, and none tells whether an answer was right.
 */
export type SoundName = "tick" | "open" | "close" | "reveal" | "breathe";

/** −12 dB below full scale, the loudest that anything gets */
const PEAK = 0.25;
/** −30 dB */
const TICK_PEAK = 0.032;
const NOISE_S = 2;

/** Owns an audio context; call `close` when the screen goes. */
export class RoomSound {
  #context: AudioContext | null = null;
  #noise: AudioBuffer | null = null;

  /** Browsers keep a context asleep until somebody has touched the page; true once it sounds. */
  async wake(): Promise<boolean> {
    this.#context ??= typeof AudioContext === "undefined" ? null : new AudioContext();
    const context = this.#context;
    if (!context || context.state === "closed") return false;
    // Without a touch some browsers never settle this promise, so nobody waits for it long.
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 300))]).catch(
      () => {},
    );
    return this.awake();
  }

  awake(): boolean {
    return this.#context?.state === "running";
  }

  play(name: SoundName): void {
    const context = this.#context;
    if (context?.state === "running") SOUNDS[name](context, this.#noiseOf(context));
  }

  close(): void {
    void this.#context?.close().catch(() => {});
    this.#context = null;
  }

  #noiseOf(context: AudioContext): AudioBuffer {
    if (this.#noise) return this.#noise;
    const noise = context.createBuffer(1, context.sampleRate * NOISE_S, context.sampleRate);
    const samples = noise.getChannelData(0);
    for (let i = 0; i < samples.length; i++) samples[i] = Math.random() * 2 - 1;
    this.#noise = noise;
    return noise;
  }
}

type Play = (context: AudioContext, noise: AudioBuffer) => void;

const SOUNDS: Record<SoundName, Play> = {
  tick(context) {
    tone(context, { type: "triangle", from: 1_800, at: 0, seconds: 0.012, peak: TICK_PEAK });
  },
  open(context, noise) {
    for (const at of [0, 0.09])
      hiss(context, noise, { type: "bandpass", hertz: [900], q: 4, at, seconds: 0.03, peak: PEAK });
  },
  close(context) {
    tone(context, { type: "sine", from: 220, to: 165, at: 0, seconds: 0.18, peak: PEAK });
  },
  reveal(context, noise) {
    hiss(context, noise, { type: "lowpass", hertz: [400], q: 0.7, at: 0, seconds: 0.04, peak: PEAK });
    for (const from of [392, 587])
      tone(context, { type: "sine", from, at: 0.04, seconds: 0.6, peak: PEAK / 2 });
  },
  breathe(context, noise) {
    const hertz = [250, 800, 250];
    hiss(context, noise, { type: "lowpass", hertz, q: 0.5, at: 0, seconds: 6, peak: PEAK / 3, turn: 4 });
  },
};

interface Tone {
  type: OscillatorType;
  from: number;
  to?: number;
  /** seconds from now, and how long */
  at: number;
  seconds: number;
  peak: number;
}

function tone(context: AudioContext, { type, from, to, at, seconds, peak }: Tone): void {
  const start = context.currentTime + at;
  const source = new OscillatorNode(context, { type, frequency: from });
  if (to !== undefined) source.frequency.exponentialRampToValueAtTime(to, start + seconds);
  source.connect(fading(context, start, seconds, peak)).connect(context.destination);
  source.start(start);
  source.stop(start + seconds);
}

interface Hiss {
  type: BiquadFilterType;
  /** one frequency, or from, to and back */
  hertz: number[];
  q: number;
  at: number;
  seconds: number;
  peak: number;
  /** seconds after which the filter turns back */
  turn?: number;
}

function hiss(
  context: AudioContext,
  noise: AudioBuffer,
  { type, hertz, q, at, seconds, peak, turn }: Hiss,
): void {
  const start = context.currentTime + at;
  const [from = 400, up, back] = hertz;
  const source = new AudioBufferSourceNode(context, { buffer: noise, loop: true });
  const filter = new BiquadFilterNode(context, { type, Q: q, frequency: from });
  if (up !== undefined && turn !== undefined) filter.frequency.linearRampToValueAtTime(up, start + turn);
  if (back !== undefined) filter.frequency.linearRampToValueAtTime(back, start + seconds);
  source
    .connect(filter)
    .connect(swelling(context, start, seconds, peak, turn))
    .connect(context.destination);
  source.start(start);
  source.stop(start + seconds);
}

function fading(context: AudioContext, start: number, seconds: number, peak: number): GainNode {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(peak, start + Math.min(0.006, seconds / 4));
  gain.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
  return gain;
}

/** A short burst fades at once; a long one swells to the turn and goes down again. */
function swelling(
  context: AudioContext,
  start: number,
  seconds: number,
  peak: number,
  turn?: number,
): GainNode {
  if (turn === undefined) return fading(context, start, seconds, peak);
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(peak, start + turn);
  gain.gain.linearRampToValueAtTime(0, start + seconds);
  return gain;
}
