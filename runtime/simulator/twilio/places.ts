/** Where a number is from, as far as Twilio says without a look-up: its country, for most callers. */
export function countryOf(number: string): string {
  if (!/^\+\d/.test(number)) return '';
  for (let length = 4; length >= 2; length -= 1) {
    const country = countries.get(number.slice(1, length));
    if (country !== undefined) return country;
  }
  return '';
}

/** E.164 country codes of ITU-T; those that several countries share stand for the largest. */
const countries: ReadonlyMap<string, string> = new Map(
  `1 US,7 RU,20 EG,27 ZA,30 GR,31 NL,32 BE,33 FR,34 ES,36 HU,39 IT,40 RO,41 CH,43 AT,44 GB,45 DK,46 SE,47 NO,48 PL,49 DE,51 PE,52 MX,53 CU,54 AR,55 BR,56 CL,57 CO,58 VE,60 MY,61 AU,62 ID,63 PH,64 NZ,65 SG,66 TH,81 JP,82 KR,84 VN,86 CN,90 TR,91 IN,92 PK,94 LK,98 IR,212 MA,213 DZ,216 TN,233 GH,234 NG,254 KE,255 TZ,256 UG,351 PT,352 LU,353 IE,354 IS,358 FI,359 BG,370 LT,371 LV,372 EE,380 UA,381 RS,385 HR,386 SI,420 CZ,421 SK,852 HK,880 BD,886 TW,961 LB,962 JO,965 KW,966 SA,971 AE,972 IL,974 QA`
    .split(',')
    .map((pair) => pair.split(' '))
    .map(([code = '', country = '']) => [code, country]),
);
