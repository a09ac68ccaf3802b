import type { View } from "../../api/types";
import { keepInAddress } from "../../router/location";
import { paramsOf } from "./view";

/** Shows another view from its first page; it stands in the address. */
export const show = (view: View): void => keepInAddress({ ...paramsOf(view), after: "" });
