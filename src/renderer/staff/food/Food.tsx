/** SKELETON: its helper replaces this. */
export default function Food() {
  return null
}
