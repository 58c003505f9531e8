/** SKELETON: its helper replaces this. */
export default function Place() {
  return null
}
