"use client";
import { useParams } from "next/navigation";
import { DeskScreen } from "../_desk/desk-screen.tsx";
import { Gate } from "../_desk/gate.tsx";
import { useDesk } from "../_desk/use-desk.ts";

/** The live desk of one scrimmage. The browser's cookie opens it; the page holds nothing by itself. */
export default function LiveDesk() {
  const { id } = useParams<{ id: string }>();
  const { desk, state, retry } = useDesk(id);
  if (state.link === "refused" || !state.stage) return <Gate refusal={state.refusal} retry={retry} />;
  return (
    <DeskScreen
      stage={state.stage}
      tally={state.tally}
      roster={state.roster}
      link={state.link}
      held={state.held}
      desk={desk}
    />
  );
}
