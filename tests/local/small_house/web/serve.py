import os
import subprocess
import sys

from sandbox.answering import answer

assert os.environ["SECRET_KEY"]
assert os.environ["REDIS_URL"]
# A child that the house must not leave behind.
subprocess.Popen(["sleep", "600"])
sys.stdout.write("WARNING: web begins\nquietly: web is verbose\n")
sys.stdout.flush()
answer(sys.argv[1], int(sys.argv[2]), "/healthz")
