"use client";
import { useParams } from "next/navigation";
import { Gate } from "../../../_desk/gate.tsx";
import { RecordsPage } from "../../_records/records-page.tsx";

export default function SquadRecordsPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Gate>
      <RecordsPage id={id} />
    </Gate>
  );
}
