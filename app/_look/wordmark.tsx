export function Wordmark({ className = "" }: { className?: string }) {
  return (
    <span className={`word ${className}`}>
      <i aria-hidden="true">
        <b />
        <b />
        <b />
        <b />
      </i>
      Scrimmage
    </span>
  );
}
