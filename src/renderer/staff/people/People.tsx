/** SKELETON: its helper replaces this. */
export default function People() {
  return null
}
