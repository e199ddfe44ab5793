declare module 'virtual:country-shapes' {
  /** The outline of each place on the map of the country, by its id there. */
  export const shapes: Record<string, string>
}

declare module '@svg-maps/vietnam' {
  const map: { viewBox: string; locations: { id: string; name: string; path: string }[] }
  export default map
}
