"""The parts of the page on Chengdu and Chongqing."""
