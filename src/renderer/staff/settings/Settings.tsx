/** SKELETON: its helper replaces this. */
export default function Settings() {
  return null
}
