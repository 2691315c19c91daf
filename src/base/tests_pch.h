#pragma once
// The headers that nearly every test uses beside those of pch.h, compiled once.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>
