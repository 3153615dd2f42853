/** Whether a typed unit is one of the accepted spellings. m and M differ; "Metres" and "metres" do not. */
export function isUnit(typed: string, accepted: readonly string[]): boolean {
  const given = foldUnit(typed);
  return accepted.some((unit) => {
    const wanted = foldUnit(unit);
    return given === wanted || (isWord(wanted) && given.toLowerCase() === wanted.toLowerCase());
  });
}

function foldUnit(unit: string): string {
  return unit
    .normalize("NFKC") // m² as m2, µ as μ, Ω as Ω
    .replace(/[−‐-―]/g, "-")
    .replace(/[\s^{}$]/g, "")
    .replace(/[·*⋅×]/g, ".")
    .replace(/(?<=[\p{L}\d])\.$/u, "");
}

function isWord(unit: string): boolean {
  return /^[\p{L}.]{4,}$/u.test(unit);
}
