"""A training step of Figure 4's tanh network in PyTorch, in double precision and on one thread.

Reads its data from a file of doubles; then, for each line "mode count" on standard input, does count steps and answers with the processor
seconds of one. The first answer is the loss, followed by the gradient.
"""
import array
import sys
import time

import torch

path, width, steps, paths, dt = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5])
torch.set_num_threads(1)
with open(path, "rb") as file:
    data = array.array("d", file.read())
numbers = torch.tensor(data, dtype=torch.float64)
sizes = [width * width, width, width, steps * paths, paths]
w, u, c, x, y = [part.clone() for part in torch.split(numbers, sizes)]
w, x = w.view(width, width), x.view(steps, paths, 1)
weights = [w.requires_grad_(), u.requires_grad_(), c.requires_grad_()]


def forward(w, u, c, x, y, dt: float):
    h = torch.zeros(x.shape[1], u.shape[0], dtype=torch.float64)
    for t in range(x.shape[0]):
        h = h + dt * torch.tanh(torch.addmm(x[t] * u, h, w.t()))
    return ((h @ c - y) ** 2).mean()


compiled = torch.jit.script(forward)


def step(function):
    for weight in weights:
        weight.grad = None
    loss = function(w, u, c, x, y, dt)
    loss.backward()
    with torch.no_grad():
        for weight in weights:
            weight.sub_(weight.grad, alpha=1e-9)
    return loss


def passes(function):
    with torch.no_grad():
        return function(w, u, c, x, y, dt)


modes = {"forward": lambda: passes(forward), "eager": lambda: step(forward), "script": lambda: step(compiled)}
loss = forward(w, u, c, x, y, dt)
loss.backward()
print(" ".join(repr(number) for number in [loss.item(), *(part for weight in weights for part in weight.grad.flatten().tolist())]), flush=True)
for line in sys.stdin:
    mode, count = line.split()
    start = time.process_time()
    for _ in range(int(count)):
        modes[mode]()
    print(repr((time.process_time() - start) / int(count)), flush=True)
