import { afterEach, expect, test, vi } from "vitest";
import { ApiError, errorFrom, query, request } from "../src/api/request";

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, body: string): void => {
  vi.stubGlobal("fetch", async () => new Response(body === "" ? null : body, { status }));
};

test("an error of the API keeps its code, words and field", () => {
  const error = errorFrom(422, { code: "INPUT_WRONG", message: "No.", remedy: "Do it so.", field: "parts.0.quantity" });
  expect(error).toMatchObject({ status: 422, code: "INPUT_WRONG", message: "No.", remedy: "Do it so.", field: "parts.0.quantity" });
});

test.each([[null], ["<html>"], [{}], [{ code: 5 }], [[]]])("a body that is not the API's own (%o) is no answer", (body) => {
  expect(errorFrom(502, body)).toMatchObject({ status: 502, code: "NO_ANSWER", field: null });
});

test("a question without values has no question mark", () => {
  expect(query({ search: "", cursor: undefined })).toBe("");
});

test("values are written so that nothing in them is read as an address", () => {
  expect(query({ search: "a&b=c", page: 2, cursor: undefined })).toBe("?search=a%26b%3Dc&page=2");
});

test("a good answer is its JSON, an empty one is null", async () => {
  answering(200, '{"a": 1}');
  expect(await request("GET", "/api/x")).toEqual({ a: 1 });
  answering(200, "");
  expect(await request("POST", "/api/x", {})).toBeNull();
});

test("a proxy's page, and no network at all, are told apart by the status", async () => {
  answering(503, "<html>busy</html>");
  await expect(request("GET", "/api/x")).rejects.toMatchObject({ status: 503, code: "NO_ANSWER" });
  vi.stubGlobal("fetch", async () => { throw new TypeError("offline"); });
  await expect(request("GET", "/api/x")).rejects.toMatchObject({ status: 0, code: "NO_ANSWER" });
});

test("an aborted question is no error of the API", async () => {
  vi.stubGlobal("fetch", async () => { throw new DOMException("stopped", "AbortError"); });
  const failed = await request("GET", "/api/x").catch((error: unknown) => error);
  expect(failed).not.toBeInstanceOf(ApiError);
});
