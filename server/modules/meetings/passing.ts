/** What a vote came to, and what it was about. */
type Vote = { households: number; agreed: number; money: boolean }

/**
 * Does the vote adopt it? More than half of all household representatives, or for contributions two thirds
 * of them (Law on Grassroots Democracy 10/2022/QH15): of all there are, not of those who came.
 */
export function passes({ households, agreed, money }: Vote) {
  return money ? agreed * 3 >= households * 2 : agreed * 2 > households
}
