/**
 * How values are put into a text: as they are; with `<` and `&` escaped, so that they cannot become SSML; as they must stand inside
 * the quotes of a JSON text (what is no text stands as JSON, without quotes); or as a part of a web address.
 */
export type TextFormat = 'text' | 'ssml' | 'json' | 'url';
