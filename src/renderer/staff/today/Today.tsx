/** SKELETON: its helper replaces this. */
export default function Today() {
  return null
}
