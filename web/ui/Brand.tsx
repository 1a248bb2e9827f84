import classes from './Brand.module.css'

/** The mark and the name of the product. */
export function Brand({ size = 22 }: { size?: number }) {
  return (
    <span className={classes.brand}>
      <img src="/icon.svg" width={size} height={size} alt="" />
      <span>Clientele</span>
    </span>
  )
}
