"""Many files, unattended: each in a worker process under limits, results kept as they come, a run that can be resumed.

``work`` is what is done with one file; ``guard`` does it for the few files of a command line, ``local`` for a folder in
a pool of processes; ``files`` finds the CVs of a folder, ``store`` keeps what is done, ``run`` puts it together.
"""
