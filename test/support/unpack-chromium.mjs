// Run as a process of its own, because the package takes everything it does from the environment, some of it while it is
// being imported: TMPDIR is where it unpacks to (and where it would use any old `chromium` that lies there), and without
// AWS_EXECUTION_ENV it leaves out the system libraries that a bare machine lacks. It changes the environment as well.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
