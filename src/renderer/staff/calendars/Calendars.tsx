/** SKELETON: its helper replaces this. */
export default function Calendars() {
  return null
}
