import os
import threading

from sandbox.answering import answer

ports = [int(os.environ["SANDBOX_SHOPIFY_PORT"]), int(os.environ["SANDBOX_ALIBABA_PORT"])]
threads = [threading.Thread(target=answer, args=("127.0.0.1", port, "/_sandbox/health")) for port in ports]
for thread in threads:
    thread.start()
