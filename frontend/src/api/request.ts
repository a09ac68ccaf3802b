/** What the API (or the network) answered instead of what was asked for. `status` is 0 when nothing answered at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly remedy = "",
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Reads an answer of 4xx or 5xx; a body that is not the API's own (a proxy's page, an empty one) still says its status. */
export function errorFrom(status: number, body: unknown): ApiError {
  if (!isRecord(body) || text(body.code) === "") return new ApiError(status, "NO_ANSWER", "");
  const field = typeof body.field === "string" ? body.field : null;
  return new ApiError(status, text(body.code), text(body.message), text(body.remedy), field);
}

async function bodyOf(answer: Response): Promise<unknown> {
  const raw = await answer.text();
  if (raw === "") return null;
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

/** Sends a question. App Bridge adds the session token to `fetch`. Throws ApiError; an aborted question throws AbortError. */
export async function send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      signal: signal ?? null,
      headers: { Accept: "application/json", ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "NO_ANSWER", "");
  }
  if (!answer.ok) throw errorFrom(answer.status, await bodyOf(answer));
  return answer;
}

/** Asks the API for JSON. */
export async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return (await bodyOf(await send(method, path, body, signal))) as T;
}

/** `?a=1&b=2` of what is set; empty text and undefined are left out. */
export function query(values: Record<string, string | number | undefined>): string {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return set.length === 0 ? "" : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}
