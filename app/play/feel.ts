/** What a phone can be felt and heard doing; both are extras, so a phone without them is silent. */

export function buzz(ms = 15): void {
  if ("vibrate" in navigator) navigator.vibrate(ms);
}

let audio: AudioContext | null = null;

/** 12 ms of a 1.8 kHz triangle at −18 dB */
export function click(): void {
  try {
    audio ??= new AudioContext();
    const gain = audio.createGain();
    gain.gain.value = 0.12;
    const tone = audio.createOscillator();
    tone.type = "triangle";
    tone.frequency.value = 1_800;
    tone.connect(gain).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.012);
  } catch {
    // No sound on this phone.
  }
}
