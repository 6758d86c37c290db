// Joins class names. No merging of conflicts: a component that can look different says so with a prop.
export { clsx as cn } from 'clsx';
