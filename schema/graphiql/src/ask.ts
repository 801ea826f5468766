/** What the registry says of a failing request. */
export interface RequestError {
  message: string;
  extensions?: { code?: string; messageSv?: string; hintSv?: string };
}

/** An answer, its HTTP status, and whatever of data, errors and warnings it has. */
export interface Answer {
  status: number;
  data?: Record<string, unknown> | null;
  errors?: RequestError[];
  extensions?: { warnings?: unknown[] };
}

export const UNREACHABLE = 'Registret går inte att nå just nu. Kontrollera nätet och försök igen.';

/** How far the registry had come in the newest answer: no later one is to show less. Only an installation with copies of its database tells. */
let position = 0;

const requestError = (message: string): RequestError => ({ message, extensions: { messageSv: message } });

/** Sends one request to the registry itself, and nowhere else. A failure is told as an error, never thrown. */
export async function post(body: object, headers: Record<string, string> = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        Accept: 'application/graphql-response+json, application/json;q=0.9',
        'Content-Type': 'application/json',
        ...(position ? { 'Registry-Position': String(position) } : {}),
        ...headers,
      },
      body: JSON.stringify(body),
    });
  } catch {
    return { status: 0, errors: [requestError(UNREACHABLE)] };
  }
  position = Math.max(position, Number(response.headers.get('Registry-Position') ?? 0));
  try {
    return { ...((await response.json()) as object), status: response.status };
  } catch {
    return { status: response.status, errors: [requestError(`Registret svarade med något annat än JSON (HTTP ${response.status}).`)] };
  }
}
