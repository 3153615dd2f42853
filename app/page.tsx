import { Join } from "./j/join.tsx";

/** Most who come here hold a phone and look at a code. */
export default function Home() {
  return <Join />;
}
