// What must be at hand before the network fails: raising, hearing and answering travel as one file.
export { AlarmDoor } from './AlarmDoor.tsx'
export { AlarmHere } from './AlarmHere.tsx'
export { AlarmWatch } from './AlarmWatch.tsx'
