/** SKELETON: its helper replaces this. */
export default function Week() {
  return null
}
