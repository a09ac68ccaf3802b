import os
import signal
import threading
from pathlib import Path

if os.environ.get("STUBBORN"):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
Path(f"var/worker-{os.getpid()}").touch()
threading.Event().wait()
