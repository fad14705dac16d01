const express = require('express');
const fs = require('fs');

const page = fs.readFileSync('/srv/index.html', 'utf8');

express()
  .get('/', (request, response) => response.send(page))
  .listen(8080);

// As PID 1 it would ignore the signal.
process.on('SIGTERM', () => process.exit(0));
