/** Sends JSON to our own server. @returns what it answers; or what is wrong, in words */
export async function sendJson<T>(
  address: string,
  method: 'POST' | 'PUT' | 'DELETE',
  body?: unknown
): Promise<{ readonly value: T; readonly problem: null } | { readonly value: null; readonly problem: string }> {
  try {
    const response = await fetch(address, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    });
    const answer = (await response.json()) as T & { readonly error?: string };
    if (response.ok) return { value: answer, problem: null };
    return { value: null, problem: answer.error ?? String(response.status) };
  } catch (error) {
    return { value: null, problem: error instanceof Error ? error.message : String(error) };
  }
}
