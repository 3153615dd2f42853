export default function Home() {
  return <main className="stage phone" />;
}
