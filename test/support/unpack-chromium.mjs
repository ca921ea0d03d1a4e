// Run as a process of its own, because the package takes its settings from the environment, some of them while it
// is being imported. It changes the environment as well.
//
// - TMPDIR is where it unpacks to, and where it would use any old `chromium` that lies there.
// - Without AWS_EXECUTION_ENV it leaves out the system libraries that a bare machine lacks.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
