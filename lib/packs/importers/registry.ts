import { csv } from "./csv.ts";
import { gift } from "./gift.ts";
import { json } from "./json.ts";
import { openTriviaQa } from "./open-trivia-qa.ts";
import type { Importer } from "./type.ts";

/** The only list of import formats. */
export const IMPORTERS: readonly Importer[] = [json, csv, gift, openTriviaQa];
