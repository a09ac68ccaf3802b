// The door's words for an order, brought into the shape the pages draw. The only file that knows the door's field names.

const amount = (value) => (typeof value === "object" && value !== null ? value.amount : value);

// The door names pictures with the server's configured address; the page may see it under another one.
export const pictureOf = (image) => (image ? new URL(image, location.href).pathname : null);

function readLine(line) {
  const quantity = Number(line.quantity ?? 0);
  return {
    id: String(line.id), title: line.title ?? "", variant: line.variant_title ?? "", sku: line.sku ?? "", image: pictureOf(line.image),
    price: amount(line.price), quantity, current: Number(line.current ?? line.current_quantity ?? quantity), shipped: Number(line.shipped ?? 0),
    supplier: line.vendor ?? "",
  };
}

function readUnit(unit, lines) {
  return {
    id: String(unit.id), status: String(unit.status ?? "").toUpperCase(), request: String(unit.request_status ?? "").toUpperCase(),
    location: unit.location_name ?? unit.location?.name ?? unit.location ?? "", ofService: Boolean(unit.service),
    actions: (unit.actions ?? unit.supported_actions ?? []).map((action) => String(action).toUpperCase()),
    cancellationAsked: Boolean(unit.cancellation_requested) || (unit.requests ?? []).some((request) => request.kind === "CANCELLATION_REQUEST" && !request.response),
    holds: (unit.holds ?? []).map((hold) => ({ reason: hold.reason ?? "", notes: hold.notes ?? hold.reason_notes ?? "" })),
    lines: (unit.lines ?? []).map((line) => ({
      line: lines.get(String(line.line_id ?? line.line_item_id)), left: Number(line.remaining ?? 0), total: Number(line.total ?? 0),
    })).filter((line) => line.line),
  };
}

function readParcel(parcel, lines) {
  return {
    id: String(parcel.id), name: parcel.name ?? "", status: String(parcel.status ?? "").toUpperCase(), at: parcel.created_at,
    location: parcel.location_name ?? parcel.location ?? "", tracking: parcel.tracking ?? [],
    delivery: String(parcel.display_status ?? parcel.events?.at?.(-1)?.status ?? ""),
    lines: (parcel.lines ?? []).map((line) => ({ line: lines.get(String(line.line_id ?? line.line_item_id)), quantity: Number(line.quantity) })).filter((line) => line.line),
  };
}

export function customerName(order) {
  const person = order.customer ?? order.shipping_address ?? {};
  return person.name ?? person.display_name ?? [person.first_name, person.last_name].filter(Boolean).join(" ");
}

export function readSummary(order) {
  return {
    id: String(order.id), name: order.name, at: order.created_at, customer: customerName(order), currency: order.currency,
    total: amount(order.total ?? order.total_price ?? order.sums?.total), payment: order.financial_status ?? "", fulfillment: order.fulfillment_status ?? "",
    items: Number(order.items ?? (order.lines ?? []).reduce((sum, line) => sum + Number(line.quantity), 0)), cancelled: Boolean(order.cancelled_at),
    country: order.shipping_address?.country_code ?? "",
  };
}

export function readOrder(order) {
  const lines = new Map((order.lines ?? []).map((line) => [String(line.id), readLine(line)]));
  const sums = order.sums ?? order;
  return {
    ...readSummary(order), cancelledAt: order.cancelled_at, test: Boolean(order.test), email: order.email ?? "", phone: order.phone ?? "",
    note: order.note ?? "", tags: order.tags ?? [], address: order.shipping_address ?? null, lines: [...lines.values()],
    units: (order.fulfillment_orders ?? []).map((unit) => readUnit(unit, lines)),
    parcels: (order.fulfillments ?? []).map((parcel) => readParcel(parcel, lines)),
    timeline: [...(order.timeline ?? [])].reverse(),
    sums: {
      subtotal: amount(sums.subtotal), shipping: amount(sums.shipping ?? order.shipping_price), total: amount(sums.total ?? order.total),
      received: amount(sums.received ?? order.received), refunded: amount(sums.refunded ?? order.refunded), outstanding: amount(sums.outstanding ?? order.outstanding),
    },
  };
}
