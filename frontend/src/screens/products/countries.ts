import { locale } from "../../i18n/language";
import { countryName } from "../../parts/country";

// ISO 3166-1, as far as parcels go there.
const CODES =
  "ADAEAFAGAIALAMAOARATAUAWAZBABBBDBEBFBGBHBIBJBMBNBOBRBSBTBWBYBZCACDCFCGCHCICLCMCNCOCRCVCWCYCZDEDJDKDMDODZECEEEGERESETFIFJFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGTGWGYHKHNHRHTHUIDIEILIMINIQISITJEJMJOJPKEKGKHKMKNKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMGMKMLMMMNMOMQMRMSMTMUMVMWMXMYMZNANCNENGNINLNONPNZOMPAPEPFPGPHPKPLPMPSPTPYQARERORSRURWSASBSCSDSESGSISKSLSMSNSOSRSSSTSVSXSZTCTDTGTHTJTLTMTNTOTRTTTWTZUAUGUSUYUZVAVCVEVGVNVUWFWSYEYTZAZMZW";

export interface Country {
  code: string;
  name: string;
}

/** All of them by their names in the reader's language. */
export function countries(): Country[] {
  const codes = CODES.match(/../g) ?? [];
  const order = new Intl.Collator(locale());
  return codes.map((code) => ({ code, name: countryName(code) })).sort((one, other) => order.compare(one.name, other.name));
}
