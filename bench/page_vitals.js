// What the browser tells of the page it shows, kept in window.vitals; run in every frame before the page's own scripts.
window.vitals = { lcp: 0, cls: 0, inp: 0, interactions: 0, document: 0, shifted: "", slowest: "" };

const named = (node) => (node?.nodeName ?? "").toLowerCase() + (node?.className ? `.${node.className}` : "");

const [navigation] = performance.getEntriesByType("navigation");
addEventListener("load", () => { window.vitals.document = navigation?.responseEnd ?? 0; });

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.vitals.lcp = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });

// CLS is the largest burst of shifts: no more than a second apart from each other and five in all.
let burst = { from: 0, last: 0, sum: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const goesOn = entry.startTime - burst.last < 1000 && entry.startTime - burst.from < 5000;
    burst = goesOn
      ? { from: burst.from, last: entry.startTime, sum: burst.sum + entry.value }
      : { from: entry.startTime, last: entry.startTime, sum: entry.value };
    if (burst.sum > window.vitals.cls) {
      window.vitals.shifted = named(entry.sources[0]?.node);
      window.vitals.cls = burst.sum;
    }
  }
}).observe({ type: "layout-shift", buffered: true });

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.interactionId) continue;
    window.vitals.interactions += 1;
    if (entry.duration > window.vitals.inp) {
      window.vitals.slowest = `${entry.name} on ${named(entry.target)}`;
      window.vitals.inp = entry.duration;
    }
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true });
